import solc from 'solc'; import fs from 'node:fs'; import {spawn} from 'node:child_process';
import {createTestClient,http,publicActions,walletActions} from 'viem'; import {foundry} from 'viem/chains';
const src=`// SPDX-License-Identifier: MIT
pragma solidity 0.8.37;
import {Tally} from "contracts/libraries/Tally.sol";
contract H { 
 function votesOf(uint256 seed, uint256 count, uint256 words, bool inv) internal pure returns (Tally.Votes memory votes) {
        votes = Tally.allocate(count, words);
        for (uint256 i; i < count; ++i) for (uint256 w; w < words; ++w) { uint256 a= uint256(keccak256(abi.encode(seed, i, w))); uint256 b=uint256(keccak256(abi.encode(seed, i, w,1)));
           votes.rows[2*i*words+w]=a; votes.rows[2*i*words+words+w]= inv? b : b&~a; }
    }
 function f(uint256 k,uint256 w,bool inv) external view returns(uint256 g){ Tally.Votes memory v=votesOf(1,k,w,inv); g=gasleft(); Tally.decide(v,Tally.quorum(k,2,3)); g-=gasleft(); } }`;
const input={language:'Solidity',sources:{'H.sol':{content:src},'contracts/libraries/Tally.sol':{content:fs.readFileSync('contracts/libraries/Tally.sol','utf8')}},settings:{viaIR:true,optimizer:{enabled:true,runs:10000},evmVersion:'prague',outputSelection:{'*':{'*':['abi','evm.bytecode']}}}};
const o=JSON.parse(solc.compile(JSON.stringify(input)));
if(o.errors)console.log(o.errors.map(e=>e.formattedMessage).join('\n'));
const h=o.contracts['H.sol'].H;
const a=spawn('anvil',['--port','18999','--silent']); await new Promise(r=>setTimeout(r,1500));
const c=createTestClient({chain:foundry,mode:'anvil',transport:http('http://127.0.0.1:18999')}).extend(publicActions).extend(walletActions);
const [acc]=await c.getAddresses();
const hash=await c.deployContract({abi:h.abi,bytecode:'0x'+h.evm.bytecode.object,account:acc});
const {contractAddress:address}=await c.waitForTransactionReceipt({hash});
const f=(k,w,inv)=>c.readContract({abi:h.abi,address,functionName:'f',args:[BigInt(k),BigInt(w),inv],gas:30000000n});
for(const inv of [false,true])for(const k of [3,7,15,31,63]){const g16=await f(k,16,inv),g1=await f(k,1,inv);console.log(inv,k,'per block',Number(g16-g1)/15,'one',g1,'16/16',Number(g16)/16);}
a.kill();
